-- where in the history a message came up: the same after every replay, so that who reads on knows what is new
ALTER TABLE read_model.notification ADD COLUMN position bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN read_model.notification.position IS 'global index of the event that last said it; 0 = not told live, not in a digest';
CREATE INDEX notification_position ON read_model.notification (position);
