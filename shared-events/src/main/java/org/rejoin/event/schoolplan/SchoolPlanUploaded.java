package org.rejoin.event.schoolplan;

import org.axonframework.serialization.Revision;

/**
 * A unit puts up 實施計畫 or 編組表 of a school year (SC12): holds at once, nobody reviews it; earlier versions are kept.
 *
 * @param schoolYear ROC year in which it begins
 * @param version 1 for the first of that paper in that year
 * @param upload id of the upload
 * @param fileName as it is called when it is downloaded
 * @param mediaType what its content is
 * @param bytes how large it is
 */
@Revision("1")
public record SchoolPlanUploaded(
        String unit,
        int schoolYear,
        PlanDocument document,
        int version,
        String upload,
        String fileName,
        String mediaType,
        long bytes)
        implements SchoolPlanEvent {}
