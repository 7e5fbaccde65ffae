-- What one statement changes is announced together: a thousand rows changed at once cost every listener
-- one word instead of a list. Rows are paired by id; one whose id is gone was replaced. Open pages are
-- told what to read again, so a change says of what it is, and new sessions are announced to them.
CREATE FUNCTION "gatehouse_announce"(news text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(news) > 1000 THEN
    PERFORM pg_notify('gatehouse', 'reset');
  ELSE
    PERFORM pg_notify('gatehouse', word) FROM unnest(news) AS word;
  END IF;
END $$;
--> statement-breakpoint
DROP TRIGGER "gatehouse_session_changed" ON "session";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_session_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR is_now.expires_at <= now() THEN 'session.revoked ' || was.id || ' ' || was.user_id
        ELSE 'user.changed ' || was.user_id || ' sessions' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE is_now.id IS NULL OR is_now.expires_at < was.expires_at OR is_now.token <> was.token
      OR is_now.user_id <> was.user_id OR is_now.remembered <> was.remembered OR is_now.created_at <> was.created_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_session_changed" AFTER UPDATE ON "session"
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_session_changed"();
--> statement-breakpoint
DROP TRIGGER "gatehouse_user_changed" ON "user";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR (was.disabled_at IS NULL AND is_now.disabled_at IS NOT NULL)
        THEN 'user.revoked ' || was.id ELSE 'user.changed ' || was.id || ' user' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE (was.id, was.email, was.email_verified, was.name, was.image, was.disabled_at, was.created_at) IS DISTINCT FROM
      (is_now.id, is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.disabled_at, is_now.created_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_changed" AFTER UPDATE ON "user"
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_user_changed"();
--> statement-breakpoint
DROP TRIGGER "gatehouse_profile_changed" ON "profile";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_profile_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM "public"."gatehouse_announce"(array_agg('user.changed ' || user_id || ' profile')) FROM was;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM "public"."gatehouse_announce"(array_agg('user.changed ' || user_id || ' profile')) FROM is_now;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_profile_saved" AFTER INSERT ON "profile"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_profile_changed" AFTER UPDATE ON "profile"
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_profile_deleted" AFTER DELETE ON "profile"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_session_created"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nothing that is remembered is wrong after this, so that many at once need not be told at all.
  IF (SELECT count(*) FROM is_now) <= 1000 THEN
    PERFORM pg_notify('gatehouse', 'session.created ' || user_id) FROM (SELECT DISTINCT user_id FROM is_now) AS person;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_session_created" AFTER INSERT ON "session"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_session_created"();
