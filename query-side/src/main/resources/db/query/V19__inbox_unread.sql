-- The last mark of a message says whether it is read: one may be left for later.
ALTER TABLE read_model.notification_read ADD COLUMN unread boolean NOT NULL DEFAULT false;
