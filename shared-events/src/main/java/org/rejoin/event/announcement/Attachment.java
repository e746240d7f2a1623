package org.rejoin.event.announcement;

/**
 * A file that comes with an announcement.
 *
 * @param upload id of the upload
 * @param name as it is called when it is downloaded
 * @param mediaType what its content is
 * @param bytes how large it is
 */
public record Attachment(String upload, String name, String mediaType, long bytes) {}
