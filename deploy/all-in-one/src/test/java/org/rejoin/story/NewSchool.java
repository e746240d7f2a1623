package org.rejoin.story;

import org.rejoin.story.School.Applicant;

/** A school that is new in every test, for what is done to its accounts in a browser. */
public final class NewSchool {

    public static final String PASSWORD = School.PASSWORD;

    private static final Person AGENCY = new Person("agency");

    private final School school;

    public NewSchool() {
        this(School.opened());
    }

    private NewSchool(School school) {
        this.school = school;
    }

    /** 進修部 of the same school: a unit of its own. */
    public NewSchool evening() {
        return new NewSchool(school.evening());
    }

    /** Somebody of it. */
    public record Member(String accountId, String account, String name, String email) {

        private static Member of(Applicant applicant) {
            return new Member(applicant.accountId(), applicant.account(), applicant.name(), applicant.email());
        }

        public String page() {
            return "/accounts/" + accountId;
        }

        private Applicant applicant() {
            return new Applicant(accountId, account, name, email);
        }

        /** What stands behind the # of the newest mailed link with these words in its subject. */
        public String token(String subject) {
            return applicant().mail(subject).token();
        }
    }

    public static Member newcomer(String name) {
        return Member.of(Applicant.named(name));
    }

    public static byte[] scan() {
        return School.SCAN.clone();
    }

    public String unit() {
        return school.unit();
    }

    public Member principal(String name) {
        Applicant applicant = Applicant.named(name);
        school.principal(applicant);
        return Member.of(applicant);
    }

    /** Asked for the office; who was asked has not answered. */
    public Member appliesForPrincipal(String name) {
        Applicant applicant = Applicant.named(name);
        school.appliesForPrincipal(applicant).is(201);
        return Member.of(applicant);
    }

    /** In use. */
    public Member staff(String name, Member principal, String... roles) {
        Applicant applicant = Applicant.named(name);
        school.staff(Person.signedIn(principal.account(), PASSWORD), applicant, roles);
        return Member.of(applicant);
    }

    /** NORMAL, DISABLED …, as the agency sees it. */
    public static String standingOf(Member member) {
        return School.accountOf(AGENCY, member.applicant()).path("standing").asString();
    }
}
