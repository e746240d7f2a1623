package org.rejoin.eventstore.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100, 1_000})
    void every_leaf_leads_to_the_root_and_to_no_other_place(int size) {
        List<Hash> events = events(size);
        Hash root = rootOf(events);
        NavigableMap<Long, List<Hash>> paths = MerkleTree.paths(
                events.iterator(),
                size,
                new TreeSet<>(LongStream.range(0, size).boxed().toList()));

        for (int leaf = 0; leaf < size; leaf++) {
            List<Hash> path = paths.getOrDefault((long) leaf, List.of());
            assertThat(MerkleTree.rootFrom(events.get(leaf), leaf, size, path)).isEqualTo(root);
            if (size > 1) {
                long other = (leaf + 1) % size;
                assertThat(rootOrNone(events.get(leaf), other, size, path)).isNotEqualTo(root.toString());
            }
        }
    }

    @Test
    void an_empty_tree_has_the_root_of_rfc_6962() {
        assertThat(new MerkleTree().root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void the_order_of_the_leaves_counts() {
        List<Hash> events = events(5);
        List<Hash> swapped = new ArrayList<>(events);
        swapped.set(0, events.get(1));
        swapped.set(1, events.get(0));

        assertThat(rootOf(swapped)).isNotEqualTo(rootOf(events));
    }

    @Test
    void a_path_of_another_length_is_refused() {
        List<Hash> path = new ArrayList<>(MerkleTree.paths(events(5).iterator(), 5, new TreeSet<>(List.of(2L)))
                .getOrDefault(2L, List.of()));
        path.add(Hash.named("more"));

        assertThatThrownBy(() -> MerkleTree.rootFrom(events(5).get(2), 2, 5, path))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.rootFrom(events(5).get(2), 2, 5, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.rootFrom(events(5).get(2), 5, 5, path))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String rootOrNone(Hash event, long leaf, long size, List<Hash> path) {
        try {
            return MerkleTree.rootFrom(event, leaf, size, path).toString();
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }

    private static Hash rootOf(List<Hash> events) {
        MerkleTree tree = new MerkleTree();
        events.forEach(tree::add);
        return tree.root();
    }

    private static List<Hash> events(int size) {
        return LongStream.range(0, size).mapToObj(n -> Hash.named("event " + n)).toList();
    }
}
