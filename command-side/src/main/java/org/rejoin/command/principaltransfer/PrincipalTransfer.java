package org.rejoin.command.principaltransfer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_AGENCY;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_A_SUCCESSOR;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_THE_APPLICANT;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NO_PRINCIPAL_YET;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.STAMPED_FORM_MISSING;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_ID_TAKEN;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_IS_DECIDED;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_NOT_FOUND;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_WAITS;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApplyForTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApproveTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.GiveWay;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.RefuseTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.WithdrawTransfer;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;
import org.rejoin.event.principaltransfer.TransferPath;

/** 權限異動申請: a unit asks for another principal reporter (R-ACC-20, R-ACC-21). */
@Aggregate
class PrincipalTransfer {

    private enum Standing {
        OPEN,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    private static final String GAVE_WAY = "主要通報人已自行申請移轉，本申請不再審核。";

    @AggregateIdentifier
    private PrincipalTransferId id;

    private PrincipalTransferApplied application;
    private Standing standing = Standing.OPEN;

    PrincipalTransfer() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(
            ApplyForTransfer command,
            Actor by,
            AccountDirectory accounts,
            OpenTransfers open,
            Uploads uploads,
            Succession succession) {
        String unit = unitOf(command.path(), by);
        if (id != null) {
            requireSame(command, unit, idOf(by, accounts));
            return;
        }
        if (command.stampedForm() == null) {
            throw new Refused(STAMPED_FORM_MISSING);
        }
        KnownAccount applicant = accounts.byName(by.account()).orElseThrow(() -> new Refused(ROLE_MAY_NOT));
        KnownAccount principal = accounts.principalReporterOf(unit).orElseThrow(() -> new Refused(NO_PRINCIPAL_YET));
        String successor = successor(command, applicant, accounts).accountId();
        if (!isNext(command, unit, open, succession)) {
            throw new Refused(TRANSFER_WAITS);
        }
        String form = uploads.keep(
                command.stampedForm(),
                Purpose.TRANSFER_APPLICATION,
                command.id().value(),
                unit,
                applicant.accountId());
        String letter = command.appointmentLetter() == null
                ? null
                : uploads.keep(
                        command.appointmentLetter(),
                        Purpose.APPOINTMENT_LETTER,
                        command.id().value(),
                        unit,
                        applicant.accountId());
        apply(new PrincipalTransferApplied(
                command.id().value(), unit, principal.accountId(), successor, command.path(), form, letter));
    }

    // created if missing: who may not decide is told the same of a transfer that is there and of one that is not
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApproveTransfer command, Actor by, OpenTransfers open, Succession succession) {
        requireDecider(by);
        if (standing == Standing.APPROVED) {
            return;
        }
        requireOpen();
        if (command.letterNumber() == null || command.letterNumber().isBlank()) {
            throw new Refused(LETTER_NUMBER_MISSING);
        }
        String former = application.from();
        String successor = application.to();
        open.decided(id);
        apply(new PrincipalTransferApproved(id.value(), command.letterNumber()));
        succession.from(former, successor, id);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RefuseTransfer command, Actor by, OpenTransfers open) {
        requireDecider(by);
        if (standing == Standing.REFUSED) {
            return;
        }
        requireOpen();
        open.decided(id);
        apply(new PrincipalTransferRefused(id.value(), command.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WithdrawTransfer command, Actor by, AccountDirectory accounts, OpenTransfers open) {
        requireApplicant(by, idOf(by, accounts));
        if (standing == Standing.WITHDRAWN) {
            return;
        }
        requireOpen();
        open.decided(id);
        apply(new PrincipalTransferWithdrawn(id.value()));
    }

    @CommandHandler
    void decide(GiveWay command, OpenTransfers open) {
        if (standing != Standing.OPEN) {
            return;
        }
        if (application.path() != TransferPath.TAKE_OVER) {
            throw new Refused(TRANSFER_WAITS);
        }
        open.decided(id);
        apply(new PrincipalTransferRefused(id.value(), GAVE_WAY));
    }

    @EventSourcingHandler
    void evolve(PrincipalTransferApplied event) {
        id = new PrincipalTransferId(event.transferId());
        application = event;
    }

    @EventSourcingHandler
    void evolve(PrincipalTransferApproved event) {
        standing = Standing.APPROVED;
    }

    @EventSourcingHandler
    void evolve(PrincipalTransferRefused event) {
        standing = Standing.REFUSED;
    }

    @EventSourcingHandler
    void evolve(PrincipalTransferWithdrawn event) {
        standing = Standing.WITHDRAWN;
    }

    private static String unitOf(TransferPath path, Actor by) {
        if (by.school() == null) {
            throw new Refused(ROLE_MAY_NOT);
        }
        if (path == TransferPath.HAND_OVER && !by.is(Role.PRINCIPAL_REPORTER)) {
            throw new Refused(NOT_PRINCIPAL);
        }
        if (path == TransferPath.TAKE_OVER
                && !by.is(Role.TUTOR)
                && !by.is(Role.COUNSELLOR)
                && !by.is(Role.SENIOR_MANAGER)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        return by.school();
    }

    private static KnownAccount successor(ApplyForTransfer command, KnownAccount applicant, AccountDirectory accounts) {
        boolean forOneself = command.path() == TransferPath.TAKE_OVER;
        return Optional.of(chosen(command, applicant.accountId()))
                .filter(account -> !forOneself || account.equals(applicant.accountId()))
                .flatMap(accounts::byId)
                .filter(account -> Objects.equals(account.school(), applicant.school()))
                .filter(KnownAccount::isStaffInUse)
                .orElseThrow(() ->
                        new Refused(List.of(NOT_A_SUCCESSOR), List.of(FieldProblem.of("/to", NOT_A_SUCCESSOR.name()))));
    }

    // whoever asked to take over does not hold up the one in office
    private static boolean isNext(ApplyForTransfer command, String unit, OpenTransfers open, Succession succession) {
        if (open.opened(command.id(), unit)) {
            return true;
        }
        if (command.path() == TransferPath.TAKE_OVER) {
            return false;
        }
        open.of(unit).ifPresent(succession::makeWay);
        return open.opened(command.id(), unit);
    }

    private static String chosen(ApplyForTransfer command, String applicant) {
        return Objects.requireNonNullElse(command.to(), command.path() == TransferPath.TAKE_OVER ? applicant : "");
    }

    private static String idOf(Actor by, AccountDirectory accounts) {
        return accounts.byName(by.account()).map(KnownAccount::accountId).orElse("");
    }

    private void requireSame(ApplyForTransfer again, String unit, String applicant) {
        boolean same = standing == Standing.OPEN
                && unit.equals(application.school())
                && again.path() == application.path()
                && chosen(again, applicant).equals(application.to())
                && isSame(again.stampedForm(), Purpose.TRANSFER_APPLICATION, application.stampedForm())
                && isSame(again.appointmentLetter(), Purpose.APPOINTMENT_LETTER, application.appointmentLetter());
        if (!same) {
            throw new Refused(TRANSFER_ID_TAKEN);
        }
    }

    private boolean isSame(@Nullable UploadedFile file, Purpose purpose, @Nullable String kept) {
        return Objects.equals(file == null ? null : file.idFor(purpose, id.value()), kept);
    }

    private void requireDecider(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER)) {
            throw new Refused(NOT_AGENCY);
        }
        if (id == null) {
            throw new Refused(TRANSFER_NOT_FOUND);
        }
    }

    private void requireApplicant(Actor by, String own) {
        if (id == null || !isVisibleTo(by, own)) {
            throw new Refused(TRANSFER_NOT_FOUND);
        }
        if (!own.equals(application.path() == TransferPath.HAND_OVER ? application.from() : application.to())) {
            throw new Refused(NOT_THE_APPLICANT);
        }
    }

    private boolean isVisibleTo(Actor by, String own) {
        return by.is(Role.AGENCY_OFFICER)
                || by.is(Role.ADMINISTRATOR)
                || by.is(Role.PRINCIPAL_REPORTER) && by.isOfSchool(application.school())
                || own.equals(application.from())
                || own.equals(application.to());
    }

    private void requireOpen() {
        if (standing != Standing.OPEN) {
            throw new Refused(TRANSFER_IS_DECIDED);
        }
    }
}
