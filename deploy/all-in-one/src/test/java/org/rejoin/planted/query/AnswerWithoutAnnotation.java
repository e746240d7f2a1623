package org.rejoin.planted.query;

class AnswerWithoutAnnotation {

    String answer(String query) {
        return query;
    }
}
