ALTER TABLE "activity" ADD COLUMN "reason" text;--> statement-breakpoint
-- A ban by plain SQL names nobody. The service says in its transaction who acts, for which request, and why.
CREATE OR REPLACE FUNCTION "gatehouse_user_banned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."activity" (user_id, kind, actor, reason, request_id)
    SELECT is_now.id, CASE WHEN is_now.disabled_at IS NULL THEN 'unbanned' ELSE 'banned' END,
      nullif(current_setting('gatehouse.actor', true), ''),
      nullif(current_setting('gatehouse.reason', true), ''),
      nullif(current_setting('gatehouse.request_id', true), '')
    FROM was JOIN is_now ON is_now.id = was.id
    WHERE (was.disabled_at IS NULL) <> (is_now.disabled_at IS NULL);
  RETURN NULL;
END $$;
