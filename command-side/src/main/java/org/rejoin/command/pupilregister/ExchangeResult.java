package org.rejoin.command.pupilregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of the exchange of registers.
 *
 * @param absenceMonths of summed absence that stood in it: sums are no days, none was counted
 */
@Schema(name = "RegisterExchangeResult")
record ExchangeResult(
        @Schema(example = "30") int pupils,
        @Schema(example = "27") long entered,

        @Schema(description = "came back to their old number", example = "1")
        long returned,

        @Schema(example = "1") long alreadyThere,
        @Schema(example = "1") long refused,

        @Schema(description = "the import broke off before or at them: send the file again", example = "0")
        long unfinished,

        @Schema(example = "12") int absenceMonths,
        List<OfPupil> results) {

    /** Of one pupil. */
    enum Standing {
        ENTERED,
        RETURNED,
        ALREADY_THERE,
        REFUSED,
        UNFINISHED
    }

    /** @param element of the file, where one is meant; message: in the language of the request */
    @Schema(name = "RegisterExchangeProblem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wrong(@Nullable @Schema(example = "學生生日") String element, String code, String message) {}

    /**
     * @param position in the file, from 1
     * @param entryId and number: of who stands in the register now
     */
    @Schema(name = "RegisterExchangePupil")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfPupil(
            int position,
            Standing standing,
            @Nullable String entryId,
            @Nullable String number,
            List<Wrong> problems) {

        // never into a log
        @Override
        public String toString() {
            return "OfPupil[" + position + ", " + standing + "]";
        }
    }

    static ExchangeResult of(List<OfPupil> results, int absenceMonths) {
        return new ExchangeResult(
                results.size(),
                count(results, Standing.ENTERED),
                count(results, Standing.RETURNED),
                count(results, Standing.ALREADY_THERE),
                count(results, Standing.REFUSED),
                count(results, Standing.UNFINISHED),
                absenceMonths,
                results);
    }

    private static long count(List<OfPupil> results, Standing standing) {
        return results.stream().filter(one -> one.standing() == standing).count();
    }
}
