package org.rejoin.query.accounts;

import static org.rejoin.query.accounts.UnverifiedBecause.LINK_NOT_FOLLOWED;
import static org.rejoin.query.accounts.UnverifiedBecause.NO_PASSWORD_YET;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.springframework.data.domain.Persistable;

@Entity
@Table(schema = "read_model", name = "account")
class AccountRow implements Persistable<UUID> {

    @Id
    private UUID accountId;

    private long version;
    private String account;
    private String name;
    private String email;
    private String phone;
    private @Nullable String school;
    private @Nullable String county;
    private String[] roles;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    private boolean verified;
    private boolean passwordSet;
    private Instant appliedAt;
    private @Nullable String stampedForm;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AccountPage.Happening> history = List.of();

    // an assigned id would make Spring Data look for the row before each insert
    @Transient
    private boolean stored;

    protected AccountRow() {} // for JPA

    AccountRow(AccountApplied event, Instant at) {
        this(event.accountId(), event.account(), event.holder(), event.roles(), Standing.APPLIED, at);
        school = event.school();
        stampedForm = event.stampedForm();
    }

    AccountRow(AccountOpened event, Instant at) {
        this(event.accountId(), event.account(), event.holder(), event.roles(), Standing.NORMAL, at);
        school = event.school();
        county = event.county();
    }

    private AccountRow(
            String accountId, String account, AccountHolder holder, List<Role> roles, Standing standing, Instant at) {
        this.accountId = UUID.fromString(accountId);
        this.account = account;
        this.name = holder.name();
        this.email = holder.email();
        this.phone = holder.phone();
        this.roles = names(roles);
        this.standing = standing;
        this.appliedAt = at;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    @Override
    public UUID getId() {
        return accountId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    void remember(AccountPage.Happening happening, long version) {
        history = Stream.concat(history.stream(), Stream.of(happening)).toList();
        this.version = version;
    }

    void becomes(Standing standing) {
        this.standing = standing;
    }

    void assign(List<Role> roles) {
        this.roles = names(roles);
    }

    void reachAt(String email, String phone) {
        this.email = email;
        this.phone = phone;
    }

    void verify() {
        verified = true;
        passwordSet = true;
    }

    void enable() {
        becomes(Standing.NORMAL);
        verified = false;
    }

    /** The rules of passwords are stricter for the office: a new one is due (R-ACC-20). */
    void takeOver() {
        assign(List.of(Role.PRINCIPAL_REPORTER));
        verified = false;
        passwordSet = false;
    }

    boolean isOf(String unit) {
        return unit.equals(school);
    }

    String name() {
        return name;
    }

    String account() {
        return account;
    }

    AccountView view() {
        boolean waitsForHolder = standing == Standing.NORMAL && !verified;
        return new AccountView(
                accountId,
                account,
                name,
                email,
                phone,
                school,
                county,
                Stream.of(roles).map(Role::valueOf).toList(),
                standing,
                verified,
                waitsForHolder ? (passwordSet ? LINK_NOT_FOLLOWED : NO_PASSWORD_YET) : null,
                appliedAt,
                version,
                stampedForm);
    }

    AccountPage page() {
        return new AccountPage(view(), history);
    }

    Tutor tutor() {
        return new Tutor(accountId, account, name);
    }

    private static String[] names(List<Role> roles) {
        return roles.stream().map(Role::name).distinct().sorted().toArray(String[]::new);
    }
}
