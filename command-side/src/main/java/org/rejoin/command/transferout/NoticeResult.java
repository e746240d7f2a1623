package org.rejoin.command.transferout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What came of a notice; nothing of the pupil, as it is kept for whoever asks again.
 *
 * @param proved whether the arrival is
 * @param missing codes of what is still asked for
 */
record NoticeResult(
        @Schema(example = "false") boolean proved,
        @Schema(example = "[\"WRITTEN_NOTICE_MISSING\"]") List<TransferOutBlocker> missing) {

    static NoticeResult of(TransferState state) {
        boolean proved = state.proof().isPresent();
        return new NoticeResult(proved, proved ? List.of() : List.of(TransferOutBlocker.WRITTEN_NOTICE_MISSING));
    }
}
