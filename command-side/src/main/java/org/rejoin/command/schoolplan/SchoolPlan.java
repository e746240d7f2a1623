package org.rejoin.command.schoolplan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.schoolplan.SchoolPlanCommand.UploadSchoolPlan;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.event.schoolplan.SchoolPlanUploaded;

/** 實施計畫 and 編組表 of a unit in one school year: the newest of each holds (SC12). */
@Aggregate
class SchoolPlan {

    @AggregateIdentifier
    private SchoolPlanId id;

    private final Map<PlanDocument, SchoolPlanUploaded> newest = new EnumMap<>(PlanDocument.class);

    SchoolPlan() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(UploadSchoolPlan command, Actor by, AccountDirectory accounts, Uploads uploads) {
        if (!by.is(Role.PRINCIPAL_REPORTER) || !by.isOfSchool(command.id().unit())) {
            throw new Refused(SchoolPlanBlocker.ROLE_MAY_NOT);
        }
        SchoolPlanUploaded before = newest.get(command.document());
        if (before != null && before.upload().equals(uploadOf(command, before.version()))) {
            return;
        }
        int version = before == null ? 1 : before.version() + 1;
        UploadedFile file = command.file();
        uploads.keep(
                file,
                Purpose.SCHOOL_PLAN,
                subject(command, version),
                command.id().unit(),
                accounts.byName(by.account()).map(KnownAccount::accountId).orElse(""));
        apply(new SchoolPlanUploaded(
                command.id().unit(),
                command.id().schoolYear(),
                command.document(),
                version,
                uploadOf(command, version),
                file.name(),
                file.mediaType(),
                file.content().length));
    }

    @EventSourcingHandler
    void evolve(SchoolPlanUploaded event) {
        id = SchoolPlanId.of(event.unit(), event.schoolYear());
        newest.put(event.document(), event);
    }

    private static String uploadOf(UploadSchoolPlan command, int version) {
        return command.file().idFor(Purpose.SCHOOL_PLAN, subject(command, version));
    }

    // with the version: what held before may be put up again
    private static String subject(UploadSchoolPlan command, int version) {
        return command.id() + "/" + command.document() + "/" + version;
    }
}
