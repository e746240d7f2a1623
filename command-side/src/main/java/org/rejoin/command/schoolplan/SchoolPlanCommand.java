package org.rejoin.command.schoolplan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.schoolplan.PlanDocument;

/** Everything that can be asked of the papers of a unit. */
sealed interface SchoolPlanCommand {

    @TargetAggregateIdentifier
    SchoolPlanId id();

    record UploadSchoolPlan(SchoolPlanId id, PlanDocument document, UploadedFile file) implements SchoolPlanCommand {}
}
