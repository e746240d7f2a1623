package org.rejoin.planted.query;

import org.rejoin.event.student.StudentRegistered;

class OnWithoutAnnotation {

    void on(StudentRegistered event) {}
}
