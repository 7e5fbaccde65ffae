CREATE TABLE "change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" bigint,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "change_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"user_id" text PRIMARY KEY NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_unnumbered_idx" ON "change" USING btree ("id") WHERE number is null;--> statement-breakpoint
-- The feed of back ends: what happened to which user, by the service or by plain SQL, in the transaction that did it.
CREATE FUNCTION "gatehouse_user_created"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.created', id FROM is_now;
  PERFORM "public"."gatehouse_announce"(array_agg('user.created ' || id)) FROM is_now;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_created" AFTER INSERT ON "user"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_user_created"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.deleted', id FROM gone;
  PERFORM "public"."gatehouse_announce"(array_agg('user.revoked ' || id)) FROM gone;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.deleted', was.id
    FROM was LEFT JOIN is_now ON is_now.id = was.id WHERE is_now.id IS NULL;
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.created', is_now.id
    FROM is_now LEFT JOIN was ON was.id = is_now.id WHERE was.id IS NULL;
  INSERT INTO "public"."change" (kind, user_id)
    SELECT CASE WHEN was.deletion_due_at IS NULL AND is_now.deletion_due_at IS NOT NULL
      THEN 'user.deletion_requested' ELSE 'user.changed' END, was.id
    FROM was JOIN is_now ON is_now.id = was.id
    WHERE (was.email, was.email_verified, was.name, was.image, was.created_at, was.deletion_due_at IS NULL)
      IS DISTINCT FROM (is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.created_at,
        is_now.deletion_due_at IS NULL);
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR (was.disabled_at IS NULL AND is_now.disabled_at IS NOT NULL)
          OR (was.deletion_due_at IS NULL AND is_now.deletion_due_at IS NOT NULL)
        THEN 'user.revoked ' || was.id ELSE 'user.changed ' || was.id || ' user' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE (was.id, was.email, was.email_verified, was.name, was.image, was.disabled_at, was.deletion_due_at, was.created_at,
        was.two_factor_enabled, was.has_passkey)
      IS DISTINCT FROM (is_now.id, is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.disabled_at,
        is_now.deletion_due_at, is_now.created_at, is_now.two_factor_enabled, is_now.has_passkey);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Of the profile and the claims of a user. They are deleted with their user, which is another change. The argument names
-- the part that open pages read again.
CREATE OR REPLACE FUNCTION "gatehouse_profile_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    ids := ARRAY(SELECT user_id FROM is_now);
  ELSIF TG_OP = 'DELETE' THEN
    ids := ARRAY(SELECT user_id FROM was);
  ELSE
    ids := ARRAY(SELECT user_id FROM was UNION SELECT user_id FROM is_now);
  END IF;
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.changed', id FROM "public"."user" WHERE id = ANY (ids);
  PERFORM "public"."gatehouse_announce"(array_agg('user.changed ' || id || ' ' || coalesce(TG_ARGV[0], 'profile')))
    FROM unnest(ids) AS id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_saved" AFTER INSERT ON "claims"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_changed" AFTER UPDATE ON "claims"
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_deleted" AFTER DELETE ON "claims"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "claims" EXECUTE FUNCTION "gatehouse_truncated"();
