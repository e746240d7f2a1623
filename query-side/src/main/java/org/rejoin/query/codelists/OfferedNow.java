package org.rejoin.query.codelists;

import java.util.List;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.query.page.OfferedCodes;
import org.springframework.stereotype.Component;

/** Tells pages, which name no read model: in the school year of the reader's unit. */
@Component
class OfferedNow implements OfferedCodes {

    private final CodeListController lists;

    OfferedNow(CodeListController lists) {
        this.lists = lists;
    }

    @Override
    public List<CodeLists.Item> of(String list, Actor reader) {
        return CodeLists.offeredIn(list, lists.currentSchoolYear(reader));
    }
}
