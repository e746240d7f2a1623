package org.rejoin.command.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-FLD-01")
class NationalIdTest {

    private static final long SEED = 20261121;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] NUMBERS = {
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33
    };
    private static final String SECOND = "1289";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A123456789", // the one of every textbook
                "A800000014", // sample residence number of the immigration agency
                "AC01234567", // old residence number, valid until 2031
            })
    void a_citizen_and_a_resident_have_a_valid_number(String id) {
        assertThat(NationalId.problemOf(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a123456789, NATIONAL_ID_UPPER_CASE",
        "A123456788, NATIONAL_ID_CHECK_DIGIT",
        "A800000015, NATIONAL_ID_CHECK_DIGIT",
        "AC01234568, NATIONAL_ID_CHECK_DIGIT",
        "'', NATIONAL_ID_FORMAT",
        "A12345678, NATIONAL_ID_FORMAT",
        "A1234567890, NATIONAL_ID_FORMAT",
        "A323456789, NATIONAL_ID_FORMAT",
        "AE01234567, NATIONAL_ID_FORMAT",
        "Ac01234567, NATIONAL_ID_FORMAT",
        "1123456789, NATIONAL_ID_FORMAT",
        "' A123456789', NATIONAL_ID_FORMAT",
        "A12345678９, NATIONAL_ID_FORMAT",
        "Ａ123456789, NATIONAL_ID_FORMAT",
    })
    void any_other_text_has_a_problem_with_a_name(String text, String problem) {
        assertThat(NationalId.problemOf(text)).contains(problem);
    }

    @Test
    void every_letter_has_the_number_of_the_household_registry() {
        for (char letter : LETTERS.toCharArray()) {
            assertThat(NationalId.problemOf(withCheckDigit(letter + "10000000")))
                    .as("letter %s", letter)
                    .isEmpty();
        }
    }

    @Test
    void one_wrong_digit_is_found_wherever_the_checksum_can_find_it() {
        Random random = new Random(SEED);
        for (int n = 0; n < 1_000; n++) {
            String id = randomId(random);
            assertThat(NationalId.problemOf(id)).as("seed %d, id %d", SEED, n).isEmpty();
            for (int place = 1; place < id.length(); place++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    if (isCaught(place, digit - id.charAt(place))) {
                        String changed = id.substring(0, place) + digit + id.substring(place + 1);
                        assertThat(NationalId.problemOf(changed))
                                .as("seed %d, id %d, place %d", SEED, n, place)
                                .isPresent();
                    }
                }
            }
        }
    }

    @Test
    void it_never_shows_itself_in_a_log() {
        assertThat(new NationalId("A123456789").toString()).doesNotContain("A123456789");
    }

    // weights 8 7 6 5 4 3 2 1 1: an even weight misses a change by 5, the weight 5 any even change
    private static boolean isCaught(int place, int change) {
        int weight = place == 9 ? 1 : 9 - place;
        return weight * change % 10 != 0;
    }

    private static String randomId(Random random) {
        StringBuilder id = new StringBuilder()
                .append(LETTERS.charAt(random.nextInt(LETTERS.length())))
                .append(SECOND.charAt(random.nextInt(SECOND.length())));
        for (int place = 2; place <= 8; place++) {
            id.append(random.nextInt(10));
        }
        return withCheckDigit(id.toString());
    }

    private static String withCheckDigit(String nine) {
        int letter = NUMBERS[LETTERS.indexOf(nine.charAt(0))];
        int sum = letter / 10 + letter % 10 * 9;
        for (int place = 1; place <= 8; place++) {
            sum += (nine.charAt(place) - '0') * (9 - place);
        }
        return nine + (10 - sum % 10) % 10;
    }
}
