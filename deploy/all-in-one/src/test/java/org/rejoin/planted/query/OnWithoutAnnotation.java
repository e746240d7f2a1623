package org.rejoin.planted.query;

class OnWithoutAnnotation {

    void on(String event) {}
}
