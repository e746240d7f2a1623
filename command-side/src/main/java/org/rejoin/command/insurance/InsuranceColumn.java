package org.rejoin.command.insurance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.SheetColumn;

/** What a file of the exchange may have, by its headings; the three kinds name them differently. */
enum InsuranceColumn implements SheetColumn {
    NATIONAL_ID("身分證字號", "nationalId"),
    EFFECTIVE_DATE("生效日期", "effectiveDate", "異動日期"),
    EMPLOYER("單位名稱", "employer", "投保單位名稱", "提繳單位名稱"),
    ADDRESS("通訊地址", "address", "單位通訊地址", "投保單位通訊地址", "提繳單位通訊地址");

    static final List<InsuranceColumn> REQUIRED = List.of(NATIONAL_ID, EFFECTIVE_DATE, EMPLOYER);

    private final List<String> headings;

    InsuranceColumn(String... headings) {
        this.headings = List.of(headings);
    }

    static Optional<InsuranceColumn> headed(String name) {
        String plain = Labels.plain(name.replace("*", "").replace("＊", ""));
        return Arrays.stream(values())
                .filter(column -> column.names().anyMatch(plain::equals))
                .findFirst();
    }

    private Stream<String> names() {
        return headings.stream().map(Labels::plain);
    }

    @Override
    public String heading() {
        return headings.get(0);
    }
}
