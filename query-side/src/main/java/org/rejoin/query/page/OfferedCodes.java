package org.rejoin.query.page;

import java.util.List;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;

/** What may be chosen of a code list today; implemented by whoever knows the school years. */
public interface OfferedCodes {

    List<CodeLists.Item> of(String list, Actor reader);
}
