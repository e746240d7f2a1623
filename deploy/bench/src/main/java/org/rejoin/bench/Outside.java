package org.rejoin.bench;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/** What is measured over HTTP, from this process; beside it, what the database can do at most. */
final class Outside {

    private static final int READERS = 7;
    private static final int SCHOOLS = 500;

    private final Settings settings;
    private final Service service;
    private final Server server;
    private final PgBench limits;
    private final Figures figures;
    private final int cases;
    private final List<School> schools = School.all(SCHOOLS);
    private long nextPerson;

    /** @param firstPerson of people nobody filed yet */
    Outside(Settings settings, Service service, Server server, Figures figures, int cases, long firstPerson) {
        this.settings = settings;
        this.service = service;
        this.server = server;
        this.figures = figures;
        this.cases = cases;
        this.nextPerson = firstPerson;
        this.limits = new PgBench(server, settings.work());
    }

    void measure() throws Exception {
        TimeUnit.SECONDS.sleep(2);
        figures.add("memory.idleMiB", service.mebibytes());
        requireTrue();
        List<Http> principals = new ArrayList<>();
        for (int client = 0; client < settings.clients(); client++) {
            principals.add(signedIn(school(client).principal()));
        }
        Http county = signedIn("county");
        Http agency = signedIn("agency");
        List<Reader> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            School school = school(reader);
            readers.add(new Reader(
                    signedIn(school.principal()),
                    county.another(),
                    agency.another(),
                    school.code(),
                    casesOf(school),
                    cases,
                    reader));
        }
        // compiled before it counts
        Load.closedLoop(lives(principals, false), seconds(2), Duration.ofMillis(1));
        Load.closedLoop(readers, seconds(2), Duration.ofMillis(1));
        Load.closedLoop(askingForLists(principals), pause(), Duration.ofMillis(1));
        service.forgetMemory();
        for (int run = 0; run < settings.runs(); run++) {
            limits.inserts(settings.clients(), settings.seconds())
                    .ifPresent(rate -> figures.add("http.pgbench.insert", rate));
            figures.add("http.command", Load.closedLoop(lives(principals, false), pause(), seconds(1)), "command");
            Load.Result reading = Load.closedLoop(lives(principals.subList(0, 4), true), pause(), seconds(1));
            figures.add("http.readYourWrites", reading, "read");
            List<Load.Client> mixed = new ArrayList<>(readers);
            mixed.addAll(lives(principals.subList(READERS, READERS + 1), false));
            Load.Result all = Load.closedLoop(mixed, pause(), seconds(2));
            Reader.KINDS.forEach(kind -> figures.add("mixed." + kind, all, kind));
            list(principals);
            scan();
        }
        figures.add("memory.fullMiB", service.mostMebibytes());
        agency.close();
        county.close();
    }

    private static List<Load.Client> askingForLists(List<Http> principals) {
        List<Load.Client> clients = new ArrayList<>();
        for (Http principal : principals) {
            clients.add(timings -> timings.time(
                    "list", () -> principal.get("/api/cases?list=OPEN&size=20").require(200)));
        }
        return clients;
    }

    private void list(List<Http> principals) throws Exception {
        figures.add("http.list", Load.closedLoop(askingForLists(principals), pause(), seconds(1)), "list");
        limits.run("list", ListPage.sql(school(0)), settings.clients(), settings.seconds())
                .ifPresent(rate -> figures.add("pgbench.list", rate));
    }

    /** How fast rows can be read at all: by the server itself, and out of it. */
    private void scan() throws Exception {
        double events = server.number("SELECT count(*) FROM event_store.domain_event");
        long began = System.nanoTime();
        server.number("SELECT sum(octet_length(payload)) FROM event_store.domain_event");
        figures.add("scan.eventsPerSecond", events / ((System.nanoTime() - began) / 1e9));
        began = System.nanoTime();
        try (Connection connection = server.open();
                OutputStream nowhere = OutputStream.nullOutputStream()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY event_store.domain_event TO STDOUT (FORMAT binary)", nowhere);
        }
        figures.add("copy.eventsPerSecond", events / ((System.nanoTime() - began) / 1e9));
    }

    /** What was built is what the service would have written: it can be worked with, and the proof over it holds. */
    private void requireTrue() throws Exception {
        School school = school(0);
        try (Http principal = signedIn(school.principal());
                Http agency = signedIn("agency")) {
            String open = server.text("SELECT case_id FROM read_model.case_list WHERE school = '" + school.code()
                    + "' AND status = 'TRACKING' ORDER BY filed_at LIMIT 1");
            principal
                    .post(
                            "/api/cases/" + open + "/suggest-closure",
                            "{\"closureReason\":\"ABROAD\",\"description\":\"benchmark\"}")
                    .require(204);
            principal
                    .post("/api/cases/" + open + "/decline-closure", "{\"reason\":\"benchmark\"}")
                    .require(204);
            Http.Answer proof = agency.get("/api/audit/verify").require(200, 202);
            while (proof.status() == 202) {
                TimeUnit.SECONDS.sleep(1);
                proof = agency.get("/api/audit/verify").require(200, 202);
            }
            if (!proof.text().contains("\"INTACT\"")) {
                throw new IllegalStateException("The history is not intact: " + proof.text());
            }
        }
    }

    private List<String> casesOf(School school) throws Exception {
        List<String> ids = new ArrayList<>();
        try (Connection connection = server.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT case_id FROM read_model.case_list WHERE school = '" + school.code() + "' LIMIT 200")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private List<Load.Client> lives(List<Http> principals, boolean reading) {
        List<Load.Client> clients = new ArrayList<>();
        for (Http principal : principals) {
            clients.add(new HttpLives(principal, nextPerson, reading));
            nextPerson += 100_000;
        }
        return clients;
    }

    private Http signedIn(String account) throws Exception {
        return new Http(service.port()).signIn(account, School.PASSWORD);
    }

    private School school(int client) {
        return schools.get(client * (schools.size() / settings.clients()));
    }

    private Duration pause() {
        return Duration.ofSeconds(Math.max(1, settings.seconds() / 5));
    }

    private Duration seconds(int times) {
        return Duration.ofSeconds((long) times * settings.seconds());
    }
}
