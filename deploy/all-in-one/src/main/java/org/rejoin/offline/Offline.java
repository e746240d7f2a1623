package org.rejoin.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.rejoin.eventstore.proof.CaseProof;
import org.rejoin.eventstore.proof.Checkpoint;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.History;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.rejoin.eventstore.proof.PublicKeys;
import org.rejoin.eventstore.proof.UnreadableHistory;
import org.rejoin.eventstore.proof.Verification;

/** The commands {@code verify} and {@code verify-proof}; the answer is the exit code. */
public final class Offline {

    /** Nothing is wrong. */
    static final int INTACT = 0;

    static final int WRONG = 1;

    /** Nothing could be checked. */
    static final int UNUSABLE = 2;

    private static final Set<String> COMMANDS = Set.of("verify", "verify-proof");

    private static final String USAGE = """
            java -jar rejoin.jar verify --key=KEY --checkpoint=PLACE … --dump=FILE
            java -jar rejoin.jar verify --key=KEY --checkpoint=PLACE … --url=jdbc:postgresql://… --user=NAME
            java -jar rejoin.jar verify-proof FILE --key=KEY [--checkpoint=PLACE …]
              KEY    public key (signing-key.pub.pem), or a directory of such files; may be repeated
              PLACE  a checkpoint file, or a directory of such files; may be repeated
              FILE   plain SQL dump; - reads it from the standard input
              The password is read from the environment variable PGPASSWORD.
            Exit code 0: intact, 1: something is wrong, 2: it could not be checked.""";

    private final PrintStream out;
    private final InputStream in;
    private final @Nullable String password;

    public Offline(PrintStream out, InputStream in, @Nullable String password) {
        this.out = out;
        this.in = in;
        this.password = password;
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /** @return the exit code */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new Offline(out, System.in, System.getenv("PGPASSWORD")).perform(arguments);
    }

    public int perform(String... arguments) {
        try {
            Arguments given = Arguments.of(arguments);
            return given.command().equals("verify") ? verify(given) : verifyProof(given);
        } catch (NoSuchFileException e) {
            return unusable("There is no file " + e.getMessage());
        } catch (IOException | GeneralSecurityException | UnreadableHistory e) {
            return unusable("It cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unusable(e.getMessage() + "\n" + USAGE);
        }
    }

    private int verify(Arguments given) throws IOException, GeneralSecurityException {
        PublicKeys keys = PublicKeys.of(given.paths("key"));
        List<String> checkpoints = new ArrayList<>();
        for (Path file : given.files("checkpoint")) {
            String content = Files.readString(file);
            if (!isSigned(content, keys)) {
                return wrong("The checkpoint file " + file + " was changed, or is not signed with a given key");
            }
            checkpoints.add(content);
        }
        try (InputStream dump = dump(given)) {
            History history = dump == null ? database(given) : Dump.read(dump);
            Verification.Outcome outcome =
                    new Verification(history, keys, checkpoints).run(LedgerEntry.START, position -> {});
            Finding wrong = outcome.firstWrong();
            if (wrong != null) {
                return wrong(wrong.toString());
            }
            return intact(outcome.events() + " events, " + outcome.checkpoints() + " checkpoints");
        }
    }

    private static boolean isSigned(String content, PublicKeys keys) {
        try {
            return keys.accept(Checkpoint.parse(content));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable InputStream dump(Arguments given) throws IOException {
        Optional<String> file = given.one("dump");
        if (file.isEmpty()) {
            return null;
        }
        return file.get().equals("-") ? in : Files.newInputStream(Path.of(file.get()));
    }

    private History database(Arguments given) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(given.one("url").orElseThrow(() -> new IllegalArgumentException("Give --dump or --url")));
        given.one("user").ifPresent(database::setUser);
        if (password != null) {
            database.setPassword(password);
        }
        return new JdbcHistory(database);
    }

    private int verifyProof(Arguments given) throws IOException, GeneralSecurityException {
        String file = given.name().orElseThrow(() -> new IllegalArgumentException("Name the file of the proof"));
        CaseProof proof;
        try {
            proof = CaseProof.parse(Files.readString(Path.of(file)));
        } catch (IllegalArgumentException e) {
            return wrong(file + " is no proof, or was changed");
        }
        List<String> kept = new ArrayList<>();
        for (Path checkpoint : given.files("checkpoint")) {
            kept.add(Files.readString(checkpoint));
        }
        Optional<String> wrong = proof.wrong(PublicKeys.of(given.paths("key")), kept);
        return wrong.isPresent()
                ? wrong(wrong.get())
                : intact("case " + proof.caseId() + ", " + proof.events().size() + " events"
                        + (proof.eventsNotYetSigned() == 0
                                ? ""
                                : "; " + proof.eventsNotYetSigned() + " newer ones are not signed yet"));
    }

    private int intact(String what) {
        out.println("INTACT " + what);
        return INTACT;
    }

    private int wrong(String what) {
        out.println("WRONG " + what);
        return WRONG;
    }

    private int unusable(String why) {
        out.println(why);
        return UNUSABLE;
    }

    /** {@code command [name] --option=value …} */
    private record Arguments(String command, Optional<String> name, List<String> options) {

        private static final Set<String> KNOWN = Set.of("key", "checkpoint", "dump", "url", "user");

        private static Arguments of(String... arguments) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            List<String> options =
                    rest.stream().filter(one -> one.startsWith("--")).toList();
            options.forEach(option -> {
                if (!option.contains("=") || !KNOWN.contains(option.substring(2, option.indexOf('=')))) {
                    throw new IllegalArgumentException("Unknown option " + option);
                }
            });
            return new Arguments(
                    arguments[0],
                    rest.stream().filter(one -> !one.startsWith("--")).findFirst(),
                    options);
        }

        private List<String> all(String option) {
            String prefix = "--" + option + "=";
            return options.stream()
                    .filter(one -> one.startsWith(prefix))
                    .map(one -> one.substring(prefix.length()))
                    .toList();
        }

        private Optional<String> one(String option) {
            return all(option).stream().findFirst();
        }

        /** At least one. */
        private List<Path> paths(String option) {
            List<Path> paths = all(option).stream().map(Path::of).toList();
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("Give --" + option);
            }
            return paths;
        }

        /** All in order of their names, those of directories too. */
        private List<Path> files(String option) throws IOException {
            List<Path> files = new ArrayList<>();
            for (String place : all(option)) {
                Path path = Path.of(place);
                if (!Files.isDirectory(path)) {
                    files.add(path);
                    continue;
                }
                try (Stream<Path> in = Files.list(path)) {
                    in.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .forEach(files::add);
                }
            }
            return files;
        }
    }
}
