package org.rejoin.query.paper;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The font that is always there, and those of the machine for the characters of rare names (R-FLD-06). */
@Component
class PaperFonts {

    private final List<? extends Resource> files;
    private @Nullable List<Face> faces;

    PaperFonts(
            @Value("${rejoin.paper.fonts:/usr/share/fonts/truetype/hanazono/HanaMinA.ttf,"
                            + "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf}")
                    List<String> more) {
        this.files = Stream.concat(
                        Stream.of(new ClassPathResource("fonts/NotoSansTC-Regular.ttf")),
                        more.stream().map(FileSystemResource::new).filter(Resource::exists))
                .toList();
    }

    /** Those it takes to draw the text: the large ones are read only where they are needed. */
    List<Face> forText(String text) {
        BitSet left = new BitSet();
        text.codePoints().forEach(left::set);
        List<Face> needed = new ArrayList<>();
        for (Face face : faces()) {
            if (needed.isEmpty() || face.drawn().intersects(left)) {
                needed.add(face);
            }
            left.andNot(face.drawn());
        }
        return needed;
    }

    private synchronized List<Face> faces() {
        if (faces == null) {
            faces = files.stream().map(Face::of).toList();
        }
        return faces;
    }
}
