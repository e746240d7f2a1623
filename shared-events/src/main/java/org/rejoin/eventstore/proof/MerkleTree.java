package org.rejoin.eventstore.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The tree of RFC 6962 over the events between two checkpoints: a left part that is the largest power of two, and the
 * rest. It is built from a stream, and nothing is kept but what is still needed.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final Hash EMPTY = Hash.named("");

    // complete parts, the largest first
    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(long size, Hash root) {}

    public void add(Hash event) {
        Part part = new Part(1, leaf(event));
        while (!parts.isEmpty() && parts.getLast().size() == part.size()) {
            Part left = parts.removeLast();
            part = new Part(left.size() * 2, node(left.root(), part.root()));
        }
        parts.addLast(part);
    }

    public Hash root() {
        Iterator<Part> fromSmallest = parts.descendingIterator();
        if (!fromSmallest.hasNext()) {
            return EMPTY;
        }
        Hash root = fromSmallest.next().root();
        while (fromSmallest.hasNext()) {
            root = node(fromSmallest.next().root(), root);
        }
        return root;
    }

    /** For each wanted leaf the hashes that lead from it to the root, the deepest first. */
    static NavigableMap<Long, List<Hash>> paths(Iterator<Hash> events, long size, SortedSet<Long> wanted) {
        NavigableMap<Long, List<Hash>> paths = new TreeMap<>();
        wanted.forEach(leaf -> paths.put(leaf, new ArrayList<>()));
        if (size > 0) {
            collect(events, 0, size, paths);
        }
        return paths;
    }

    private static Hash collect(Iterator<Hash> events, long from, long to, NavigableMap<Long, List<Hash>> paths) {
        if (to - from == 1) {
            return leaf(events.next());
        }
        long middle = from + leftPartOf(to - from);
        Hash left = collect(events, from, middle, paths);
        Hash right = collect(events, middle, to, paths);
        paths.subMap(from, middle).values().forEach(path -> path.add(right));
        paths.subMap(middle, to).values().forEach(path -> path.add(left));
        return node(left, right);
    }

    /** The root that an event, a place and a path lead to. */
    static Hash rootFrom(Hash event, long leaf, long size, List<Hash> path) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("No leaf " + leaf + " of " + size);
        }
        Iterator<Hash> siblings = path.iterator();
        Hash root = climb(leaf(event), leaf, size, siblings);
        if (siblings.hasNext()) {
            throw new IllegalArgumentException("The path is too long");
        }
        return root;
    }

    private static Hash climb(Hash start, long leaf, long size, Iterator<Hash> siblings) {
        if (size == 1) {
            return start;
        }
        long left = leftPartOf(size);
        boolean isLeft = leaf < left;
        Hash below = isLeft ? climb(start, leaf, left, siblings) : climb(start, leaf - left, size - left, siblings);
        if (!siblings.hasNext()) {
            throw new IllegalArgumentException("The path is too short");
        }
        Hash sibling = siblings.next();
        return isLeft ? node(below, sibling) : node(sibling, below);
    }

    private static long leftPartOf(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static Hash leaf(Hash event) {
        return Hash.mark(LEAF, event);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.join(NODE, left, right);
    }
}
