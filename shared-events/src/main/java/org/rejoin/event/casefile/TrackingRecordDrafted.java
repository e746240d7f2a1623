package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 暫存追蹤紀錄: a record kept for later; it counts for nothing.
 *
 * @param writtenBy account of the writer
 */
@Revision("1")
public record TrackingRecordDrafted(String caseId, String recordId, TrackingDetails details, String writtenBy)
        implements CaseFileEvent {}
