package org.rejoin.planted.query;

class PrintsToTheConsole {

    void print() {
        System.out.println("printed");
    }
}
