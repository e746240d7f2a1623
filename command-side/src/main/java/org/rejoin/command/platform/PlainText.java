package org.rejoin.command.platform;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Lets no text in that PostgreSQL or JSON could not give back: control characters but line ends and tabs, and halves of a
 * character. One such text in an event would stop every projection.
 */
@JacksonComponent(type = String.class)
class PlainText extends ValueDeserializer<String> {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        String text = parser.getString();
        if (text.codePoints().anyMatch(PlainText::isNoText)) {
            return (String) context.handleWeirdStringValue(String.class, "…", "control character");
        }
        return text;
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t'
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
