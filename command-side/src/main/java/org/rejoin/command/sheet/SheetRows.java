package org.rejoin.command.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file as rows under its heading, one after the other. */
public final class SheetRows<C extends SheetColumn> {

    /** Far more than any school has; bounds the transaction. */
    public static final int MAX_ROWS = 20_000;

    private final Function<String, Optional<C>> headed;
    private final List<C> required;
    private final BiConsumer<Heading<C>, SheetRow> reader;
    private @Nullable Heading<C> heading;
    private int rows;

    private SheetRows(Function<String, Optional<C>> headed, List<C> required, BiConsumer<Heading<C>, SheetRow> reader) {
        this.headed = headed;
        this.required = required;
        this.reader = reader;
    }

    /** @param headed which column a name stands for */
    public static <C extends SheetColumn> void read(
            Path file,
            Function<String, Optional<C>> headed,
            List<C> required,
            BiConsumer<Heading<C>, SheetRow> reader) {
        SheetRows<C> rows = new SheetRows<>(headed, required, reader);
        SheetFile.read(file, rows::read);
        if (rows.rows == 0) {
            throw new ImportRejected(RowProblem.of(1, null, "FILE_EMPTY"));
        }
    }

    private void read(SheetRow row) {
        if (heading == null) {
            heading = new Heading<>(row, headed, required);
        } else {
            rows++;
            reader.accept(heading, row);
        }
    }
}
