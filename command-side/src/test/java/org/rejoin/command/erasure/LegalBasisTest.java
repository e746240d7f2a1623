package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.event.CodeLists;
import org.rejoin.event.erasure.LegalBasis;

class LegalBasisTest {

    @ParameterizedTest
    @EnumSource
    void every_ground_has_a_label(LegalBasis basis) {
        assertThat(CodeLists.contains("erasure-grounds", basis.name())).isTrue();
    }
}
