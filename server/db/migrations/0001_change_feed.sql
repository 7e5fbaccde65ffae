ALTER TABLE "user" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
-- Announces changes of what the bridge answers on the channel 'gatehouse', ids only, whoever makes
-- them: the service, another version of it, or an operator with SQL. Nothing is announced for new
-- sessions and people, sightings and prolongations: no answer held in memory is wrong after them.
CREATE FUNCTION "gatehouse_session_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- A sweeper's work is no news: these were refused long ago, by any clock that is less than this off.
  swept CONSTANT timestamptz := now() - interval '10 minutes';
BEGIN
  -- Past this many, one word is cheaper for everybody than a list.
  IF (SELECT count(*) FROM gone WHERE expires_at > swept) > 1000 THEN
    PERFORM pg_notify('gatehouse', 'reset');
    RETURN NULL;
  END IF;
  PERFORM pg_notify('gatehouse', 'session.revoked ' || id || ' ' || user_id) FROM gone WHERE expires_at > swept;
  PERFORM pg_notify('gatehouse', 'user.revoked ' || user_id)
    FROM (SELECT DISTINCT user_id FROM gone WHERE expires_at > swept) AS person
    WHERE NOT EXISTS (SELECT FROM "public"."session" s WHERE s.user_id = person.user_id AND s.expires_at > swept);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_session_deleted" AFTER DELETE ON "session"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_session_deleted"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_session_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.id <> old.id OR new.expires_at <= now() THEN
    PERFORM pg_notify('gatehouse', 'session.revoked ' || old.id || ' ' || old.user_id);
  ELSE
    PERFORM pg_notify('gatehouse', 'user.changed ' || old.user_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_session_changed" AFTER UPDATE ON "session" FOR EACH ROW
  WHEN (new.expires_at < old.expires_at OR new.token <> old.token OR new.user_id <> old.user_id OR new.id <> old.id
    OR new.remembered <> old.remembered OR new.created_at <> old.created_at)
  EXECUTE FUNCTION "gatehouse_session_changed"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_user_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM gone) > 1000 THEN
    PERFORM pg_notify('gatehouse', 'reset');
  ELSE
    PERFORM pg_notify('gatehouse', 'user.revoked ' || id) FROM gone;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_deleted" AFTER DELETE ON "user"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_user_deleted"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gatehouse',
    CASE WHEN new.id <> old.id OR (old.disabled_at IS NULL AND new.disabled_at IS NOT NULL)
      THEN 'user.revoked ' ELSE 'user.changed ' END || old.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_changed" AFTER UPDATE ON "user" FOR EACH ROW
  WHEN ((new.id, new.email, new.email_verified, new.name, new.image, new.disabled_at, new.created_at) IS DISTINCT FROM
    (old.id, old.email, old.email_verified, old.name, old.image, old.disabled_at, old.created_at))
  EXECUTE FUNCTION "gatehouse_user_changed"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_profile_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM pg_notify('gatehouse', 'user.changed ' || old.user_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM pg_notify('gatehouse', 'user.changed ' || new.user_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_profile_changed" AFTER INSERT OR UPDATE OR DELETE ON "profile" FOR EACH ROW
  EXECUTE FUNCTION "gatehouse_profile_changed"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_truncated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gatehouse', 'reset');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "session" EXECUTE FUNCTION "gatehouse_truncated"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "user" EXECUTE FUNCTION "gatehouse_truncated"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "profile" EXECUTE FUNCTION "gatehouse_truncated"();
