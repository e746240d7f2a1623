package org.rejoin.command.casefile;

import java.util.Map;
import java.util.Set;
import org.rejoin.event.casefile.RegisterAnswer;

/**
 * The student registers (學籍系統, 特殊教育通報網) as cases ask them; implemented by whoever can reach them. Asked before the
 * aggregate decides and outside of any transaction. That no answer is to be had is an answer too: it never throws.
 */
public interface EnrolmentRegister {

    /** What the unit may know of the student: all of its own, nothing of anybody else's (1.23 c22). */
    RegisterAnswer forFiling(String nationalId, String unit);

    /** The same for many at once. */
    Map<String, RegisterAnswer> forFilings(Set<String> nationalIds, String unit);

    /** In which unit the student is now; asked anew each time (R-CLS-03). */
    RegisterAnswer forClosing(String nationalId);
}
