package org.rejoin.query.schools;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;

@Schema(name = "SchoolUnit")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SchoolUnitView(
        @Schema(example = "990001N", description = "School code and the mark of the division")
        String unit,

        @Schema(example = "990001") String school,
        Division division,
        @Schema(example = "示範縣立松濤高級中學進修部") String name,
        @Schema(example = "990") String county,

        @Schema(description = "主管機關: where the unit's letters go")
        Authority authority,

        @Schema(example = "示範縣松濤鎮一號", description = "Absent until the unit's principal reporter entered it") @Nullable
        String address,

        @Schema(example = "04-1234567", description = "As address") @Nullable
        String phone,

        @Schema(
                description = "核章欄: offices in the order of their boxes on printed forms; none = the usual ones",
                example = "[\"導師\",\"輔導組長\",\"校長\"]")
        List<String> signatories,

        @Schema(description = "For If-Match") long version) {}
