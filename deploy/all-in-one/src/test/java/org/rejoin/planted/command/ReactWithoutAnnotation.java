package org.rejoin.planted.command;

import org.rejoin.event.student.StudentRegistered;

class ReactWithoutAnnotation {

    void react(StudentRegistered event) {}
}
