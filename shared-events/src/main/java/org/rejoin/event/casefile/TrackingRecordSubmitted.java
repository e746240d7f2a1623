package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 提交追蹤紀錄 (T04, T08, T09): the record is final.
 *
 * @param number 編號 within the case, from 1, never reused
 * @param writtenBy account of the writer
 * @param status where the case stands afterwards
 */
@Revision("1")
public record TrackingRecordSubmitted(
        String caseId, String recordId, int number, TrackingDetails details, String writtenBy, CaseStatus status)
        implements CaseFileEvent {}
