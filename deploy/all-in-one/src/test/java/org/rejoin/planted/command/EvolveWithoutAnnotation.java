package org.rejoin.planted.command;

import org.rejoin.event.student.StudentRegistered;

class EvolveWithoutAnnotation {

    void evolve(StudentRegistered event) {}
}
