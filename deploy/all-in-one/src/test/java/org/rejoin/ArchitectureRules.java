package org.rejoin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.slf4j.Logger;
import org.springframework.stereotype.Component;

/** The borders that the compiler does not guard. */
final class ArchitectureRules {

    /** Public although neither event, configuration, main nor command: simple name and why. */
    private static final Map<String, String> PUBLIC_FOR_A_REASON = Map.ofEntries(
            Map.entry("Answers", "pages of every read model show what queries of others answer"),
            Map.entry("CannotStart", "every part of the start may refuse"),
            Map.entry("ChooseDatabase", "runs before there is a context that could find it"),
            Map.entry("ApiDescription", "imported by the main class"),
            Map.entry("ProblemPage", "sign-in answers problems too"),
            Map.entry("ProblemValve", "made by Tomcat, by name"),
            Map.entry("Offline", "the main class runs it in place of the service"),
            Map.entry("Blocker", "every aggregate refuses with blockers"),
            Map.entry("FieldProblem", "every aggregate names fields"),
            Map.entry("Invalid", "every aggregate refuses malformed commands"),
            Map.entry("Refused", "every aggregate refuses"),
            Map.entry("FailurePlaces", "the web and the automations log failures alike"),
            Map.entry("NeedsAnswer", "the metrics tell it from a failure"),
            Map.entry("Moment", "every aggregate dates what it decides"),
            Map.entry("CaseFileId", "part of the commands"),
            Map.entry("NationalId", "case files and transfer-ins carry it"),
            Map.entry("KnownStudents", "lists and pages find the cases of a person by it"),
            Map.entry("Students", "case files and transfer-ins name students by it"),
            Map.entry("NationalIds", "a dropout report names the pupil by it"),
            Map.entry("Pseudonyms", "an erasure ends the link from a person to one"),
            Map.entry("BeingErased", "nothing is written of whose erasure is under way"),
            Map.entry("FormCheck", "the import checks rows before it files them"),
            Map.entry("TutorDirectory", "implemented by whoever knows the accounts"),
            Map.entry("EnrolmentRegister", "implemented by whoever can ask the student registers"),
            Map.entry("PersonalAnswer", "who runs both sides records that it was given"),
            Map.entry("NationalIdIndex", "what rows of other authorities are found by"),
            Map.entry("SealedById", "tables of other authorities keep what only an id opens"),
            Map.entry("DayText", "every import reads days"),
            Map.entry("SchoolDirectory", "implemented by whoever knows the units"),
            Map.entry("ReceivedFile", "every import takes a file"),
            Map.entry("SheetRows", "every import reads rows"),
            Map.entry("SheetRow", "every import reads rows"),
            Map.entry("SheetColumn", "every import names its columns"),
            Map.entry("Heading", "every import finds cells by their column"),
            Map.entry("RowProblem", "every import reports rows"),
            Map.entry("ImportTexts", "an import that goes on beside what is wrong tells it itself"),
            Map.entry("RowProblems", "every import reports rows"),
            Map.entry("ImportRejected", "every import takes a file whole or not at all"),
            Map.entry("UploadReader", "endpoints that take stamped forms"),
            Map.entry("Outbox", "whoever has something to tell by mail queues it"),
            Map.entry("MailKind", "what the outbox takes"),
            Map.entry("DigestSource", "implemented by whoever knows both the inboxes and the mail"),
            Map.entry("SecretBox", "second factors and webhooks keep secrets alike"),
            Map.entry("SignInChange", "whoever changes how somebody signs in tells the holder"),
            Map.entry("AccountId", "part of the commands"),
            Map.entry("FirstAdministrator", "the start prints its link"),
            Map.entry("SchoolUnitId", "part of the commands"),
            Map.entry("CalendarId", "part of the commands"),
            Map.entry("DropoutReasons", "who never arrived is reported in the same words as who stays away"),
            Map.entry("DropoutReport", "who never arrived is reported in the same words as who stays away"),
            Map.entry("MeetingDuties", "a meeting meets the duties of its pupils"),
            Map.entry("OpenAbsences", "an entry of the register is not voided while one is open"),
            Map.entry("ClassChanges", "an entry of the register is not voided once one was asked for"),
            Map.entry("Grades", "the places of a full school are those of its grades"),
            Map.entry("KnownNames", "who is entered or transfers out is whom the list of a class means"),
            Map.entry("PupilLooks", "register and transfers tell of whom they learnt something"),
            Map.entry("PupilsAway", "a school as a whole owes by how many are away"),
            Map.entry("PupilsHere", "transfer and register tell who left, came back or is in another class"),
            Map.entry("Vacancies", "a full school enters nobody"),
            Map.entry("PublishedRules", "every rule that differs by authority and stage asks it"),
            Map.entry("PreviewRules", "asked by who publishes rules, answered by what reckons with them"),
            Map.entry("PreviewSums", "the answer"),
            Map.entry("WhoIsFollowed", "asked by who publishes rules, answered by what reckons with them"),
            Map.entry("SchoolCalendars", "every rule that counts days or semesters asks it"),
            Map.entry("Deadlines", "whoever opens a duty sets its deadline in the same transaction"),
            Map.entry("WhenDue", "implemented by whoever has deadlines of a kind"),
            Map.entry("SystemCommands", "automations and what falls due send by it"),
            Map.entry("DailyRun", "implemented by whoever has something to do once a day"),
            Map.entry("UploadedFile", "part of the commands that bring files"),
            Map.entry("Uploads", "accounts and transfers keep files in their own transaction"),
            Map.entry("AccountDirectory", "sign-in, mail and school look accounts up"),
            Map.entry("KnownAccount", "what the account directory answers"),
            Map.entry("Verification", "mailed links verify accounts"),
            Map.entry("SecondFactorRemoval", "implemented by whoever keeps second factors"),
            Map.entry("AccountLinks", "mail carries links"),
            Map.entry("Declined", "every controller may decline to serve"),
            Map.entry("Credentials", "sign-in proves passwords and changes them"),
            Map.entry("SecondFactors", "sign-in asks for codes"),
            Map.entry("OpenSessions", "a mailed link ends sessions without knowing what they are"),
            Map.entry("IssuedTokens", "the end of an account's access revokes tokens without knowing what they are"),
            Map.entry("SignInThrottle", "sign-in and mailed links count failures"),
            Map.entry("AnonymousCalls", "every endpoint that is open to anybody limits its callers"),
            Map.entry("CallLimit", "programs and anonymous callers are limited alike"),
            Map.entry("SignIn", "who opens a way that lasts proves again who he is"),
            Map.entry("Sessions", "the filter chain asks who is signed in"),
            Map.entry("SignedIn", "what the filter chain is told of a session"),
            Map.entry("Restriction", "the filter chain keeps restricted sessions to what they may"),
            Map.entry("ApiTokens", "the filter chain asks whose token it is"),
            Map.entry("Scope", "the filter chain knows the endpoints of each"),
            Map.entry("Secrets", "links and tokens are made and kept alike"),
            Map.entry("TokenUse", "what the filter chain is told of a token"),
            Map.entry("LinkPurpose", "mail asks for links of a purpose"),
            Map.entry("CookieSecurity", "every cookie asks it"),
            Map.entry("Caller", "every controller of the command side passes it on"),
            Map.entry("Commands", "every controller of the command side sends by it"),
            Map.entry("Aggregates", "attendance and register append the events of many pupils at once"),
            Map.entry("Dispatch", "transfer-ins and imports send further commands in their own transaction"),
            Map.entry("BlockerTexts", "controllers explain blockers"),
            Map.entry("MessageParameters", "annotations on the handlers of every aggregate"),
            Map.entry("LiveAccess", "implemented by whoever knows how long somebody is signed in"),
            Map.entry("NewMessages", "open pages and digests are told of messages"),
            Map.entry("NewMessage", "what NewMessages answers"),
            Map.entry("Coverage", "whoever tells of news waits for the read models"),
            Map.entry("TooManyStreams", "the live read model refuses, the platform answers"),
            Map.entry("CaseRights", "history and proof of a case are given to whom its page is shown"),
            Map.entry("Sight", "what CaseRights answers"),
            Map.entry("Obligations", "the case page shows what is owed to the case"),
            Map.entry("ObligationView", "part of the case page"),
            Map.entry("Labels", "several read models say in words what codes mean"),
            Map.entry("PublishedCalendars", "pages and reports say which school year and week it is"),
            Map.entry("TooManyKept", "the lists refuse, the platform answers"),
            Map.entry("FileFormat", "several read models are taken along as files"),
            Map.entry("CsvTable", "answers of several read models are tables too"),
            Map.entry("RecordsAccess", "on the endpoints of every read model that show personal data"),
            Map.entry("AccessAction", "what those endpoints say they do"),
            Map.entry("Accessed", "answers of every read model tell whose data they hold"),
            Map.entry("NotRecorded", "answered by the side's own problems"),
            Map.entry("AccessLog", "the filter chain records what it refused, and what the command side gives out"),
            Map.entry("AuthorityOfUnit", "the read model of the schools tells the code lists, which name none"),
            Map.entry("CountiesOfUnits", "the read model of the schools tells the access log, which names none"),
            Map.entry("ReadsFrom", "on the endpoints of every read model"),
            Map.entry("AsReader", "on whatever reads a read model for somebody"),
            Map.entry("SystemReads", "read models count for the metrics"),
            Map.entry("AsProjection", "on background work that keeps a read model in order"),
            Map.entry("RowsOf", "on projectors: what a batch of events will change"),
            Map.entry("InvalidRequest", "every read model refuses malformed queries"),
            Map.entry("CannotSign", "the audit refuses, the platform answers"),
            Map.entry("NotAllowed", "every read model refuses roles"),
            Map.entry("RecordedTime", "case page and statistics are asked for the past"),
            Map.entry("NotVisible", "every read model hides what is not the caller's"),
            Map.entry("PaperPrinter", "prints pages of every read model"),
            Map.entry("PageController", "on the pages of every read model"),
            Map.entry("Dates", "pages of every read model read what somebody typed for a day"),
            Map.entry("Words", "part of the model of every page"),
            Map.entry("PersonNames", "implemented by whoever knows the accounts"),
            Map.entry("OfferedCodes", "implemented by whoever knows the school years"),
            Map.entry("UnitNames", "implemented by whoever knows the units"),
            Map.entry("NewsOfReader", "implemented by whoever keeps the inboxes"),
            Map.entry("WorkOfReader", "implemented by whoever keeps the lists"),
            Map.entry("DutiesOfReader", "implemented by whoever keeps tasks that are no cases"),
            Map.entry("PupilNames", "read models that keep ids name pupils by it"),
            Map.entry("AbsentDays", "the exchange of registers passes on sums"),
            Map.entry("MeetingWork", "implemented by whoever keeps the meetings"),
            Map.entry("TransferWork", "implemented by whoever keeps the transfers"),
            Map.entry("VacancyWork", "implemented by whoever keeps the register"),
            Map.entry("ClassChangeWork", "implemented by whoever keeps the register"),
            Map.entry("MeetingReaders", "open pages are told of meetings"),
            Map.entry("TransferReaders", "open pages are told of transfers"),
            Map.entry("PupilReaders", "open pages are told of pupils"),
            Map.entry("LivePosition", "implemented by whoever tells open pages of changes"),
            Map.entry("OwnAddress", "sign-in and preferences send somebody on"),
            Map.entry("Asks", "on the pages of every read model"),
            Map.entry("NotNow", "pages and what prints them say alike that they are to be tried again"),
            Map.entry("Outage", "pages and problem details tell alike what passes by itself"),
            Map.entry("PageRequests", "sign-in answers a browser with pages too"));

    private static final DescribedPredicate<JavaClass> AGGREGATE =
            describe("aggregates", type -> type.getFields().stream()
                    .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));

    static final ArchRule COMMAND_KNOWS_NO_QUERY = noClasses()
            .that()
            .resideInAPackage("..command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..query..");

    static final ArchRule QUERY_KNOWS_NO_COMMAND = noClasses()
            .that()
            .resideInAPackage("..query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..command..");

    static final ArchRule EVENTS_ARE_PLAIN = classes()
            .that()
            .resideInAPackage("org.rejoin..event..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.rejoin..event..")
                    .or(nameMatching("org\\.axonframework\\.serialization\\.Revision"))
                    .or(describe("arrays of such", type -> type.isArray())));

    static final ArchRule HANDLERS_ARE_PACKAGE_PRIVATE = codeUnits()
            .that(describe("are message handlers", ArchitectureRules::isMessageHandler))
            .should()
            .bePackagePrivate();

    static final ArchRule AGGREGATES_TOUCH_NOTHING_OUTSIDE = noClasses()
            .that(AGGREGATE)
            .should()
            .dependOnClassesThat(assignableTo(Clock.class)
                    .or(assignableTo(RandomGenerator.class))
                    .or(assignableTo(Logger.class))
                    .or(resideInAnyPackage("org.springframework..", "javax.sql..", "java.sql..", "jakarta..")));

    static final ArchRule AGGREGATES_ASK_NEITHER_TIME_NOR_CHANCE = noClasses()
            .that(AGGREGATE)
            .should(callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|randomUUID|random"))
                            .and(target(owner(resideInAnyPackage("java..")))))
                    .as("ask for time or chance"));

    // one may be the parameter of a decide that needs it (uniqueness across aggregates)
    static final ArchRule AGGREGATES_KEEP_NO_BEANS = noFields()
            .that()
            .areDeclaredInClassesThat(AGGREGATE)
            .should()
            .haveRawType(describe(
                    "a bean",
                    type -> type.isMetaAnnotatedWith(Component.class)
                            || type.isAssignableTo("org.springframework.data.repository.Repository")));

    static final ArchRule EVOLVE_ONLY_ASSIGNS = methods()
            .that()
            .haveName("evolve")
            .should(new ArchCondition<JavaMethod>("neither throw nor apply") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean throwsOrApplies = method.getConstructorCallsFromSelf().stream()
                                    .anyMatch(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
                            || method.getMethodCallsFromSelf().stream()
                                    .anyMatch(call -> call.getTargetOwner().isAssignableTo(AggregateLifecycle.class));
                    events.add(new SimpleConditionEvent(method, !throwsOrApplies, method.getDescription()));
                }
            });

    static final ArchRule LITTLE_IS_PUBLIC = classes()
            .that(describe("can be seen from outside", ArchitectureRules::isVisible))
            .and(not(resideInAnyPackage("org.rejoin.event..", "org.rejoin.eventstore..", "org.rejoin.keystore..")))
            .and(not(nameMatching(".*Configuration|org\\.rejoin\\.(Rejoin|command\\.CommandSide|query\\.QuerySide)")))
            .and(not(nameMatching(".*Command(\\$.*)?")))
            .and(not(describe(
                    "public for a reason",
                    type -> PUBLIC_FOR_A_REASON.containsKey(outermost(type).getSimpleName()))))
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    static final ArchRule NO_FIELD_INJECTION = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    // a command on the command line answers there
    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.rejoin.offline.Offline")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    static final ArchRule DECIDE_IS_A_COMMAND_HANDLER = handlersNamed("decide", CommandHandler.class);

    static final ArchRule EVOLVE_IS_A_SOURCING_HANDLER = handlersNamed("evolve", EventSourcingHandler.class);

    static final ArchRule ON_IS_AN_EVENT_HANDLER = handlersNamed("on|react", EventHandler.class);

    private ArchitectureRules() {}

    // answer is missing here: queries are called, not dispatched, so no annotation can be forgotten
    private static ArchRule handlersNamed(String name, Class<? extends Annotation> annotation) {
        return methods()
                .that()
                .haveNameMatching(name)
                .and(describe("take a message", ArchitectureRules::takesMessage))
                .should()
                .beAnnotatedWith(annotation)
                .allowEmptyShould(true);
    }

    private static boolean takesMessage(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .findFirst()
                .filter(resideInAnyPackage("org.rejoin..event..").or(nameMatching(".*Command\\$.*")))
                .isPresent();
    }

    private static boolean isMessageHandler(JavaCodeUnit unit) {
        return unit.isMetaAnnotatedWith(MessageHandler.class);
    }

    private static boolean isVisible(JavaClass type) {
        Optional<JavaClass> outside = type.getEnclosingClass();
        return !type.isAnonymousClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && (outside.isEmpty() || isVisible(outside.get()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
    }
}
