package org.rejoin.query.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.Resource;

/** A font and the characters it can draw. */
record Face(Resource file, BitSet drawn) {

    // no character stands above the planes of ideographs
    private static final int LAST = 0x3FFFF;

    static Face of(Resource file) {
        try (InputStream bytes = file.getInputStream();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            CmapLookup characters = font.getUnicodeCmapLookup();
            BitSet drawn = new BitSet(LAST);
            for (int character = 0; character <= LAST; character++) {
                if (characters.getGlyphId(character) != 0) {
                    drawn.set(character);
                }
            }
            return new Face(file, drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
