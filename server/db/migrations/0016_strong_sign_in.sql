CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text DEFAULT '' NOT NULL,
	"aaguid" text,
	"rp_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "used_challenge" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backup_code" (
	"user_id" text NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "backup_code_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "pending_sign_in" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"remembered" boolean NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"user_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"verified_at" timestamp with time zone,
	"last_step" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "amr" text[] DEFAULT '{"pwd"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "has_passkey" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "known_browser" ADD COLUMN "trusted_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "known_browser" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_user_id_two_factor_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."two_factor"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_sign_in" ADD CONSTRAINT "pending_sign_in_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_user_id_idx" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "used_challenge_expires_at_idx" ON "used_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "pending_sign_in_user_id_idx" ON "pending_sign_in" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "pending_sign_in_expires_at_idx" ON "pending_sign_in" USING btree ("expires_at");--> statement-breakpoint
-- What a user has set up decides what a sign-in asks for. Both columns are computed from the tables, so that neither a
-- write to the user's row nor plain SQL in the tables can make them wrong.
CREATE FUNCTION "gatehouse_second_factors"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.two_factor_enabled := EXISTS (SELECT FROM "public"."two_factor" t WHERE t.user_id = NEW.id AND t.verified_at IS NOT NULL);
  NEW.has_passkey := EXISTS (SELECT FROM "public"."passkey" p WHERE p.user_id = NEW.id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_second_factors" BEFORE UPDATE OF "two_factor_enabled", "has_passkey" ON "user"
  FOR EACH ROW EXECUTE FUNCTION "gatehouse_second_factors"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_second_factor_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "public"."user" SET two_factor_enabled = false WHERE id IN (OLD.user_id, NEW.user_id); -- the trigger above computes it
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_two_factor_changed" AFTER INSERT OR DELETE OR UPDATE OF "user_id", "verified_at" ON "two_factor"
  FOR EACH ROW EXECUTE FUNCTION "gatehouse_second_factor_changed"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_passkey_changed" AFTER INSERT OR DELETE OR UPDATE OF "user_id" ON "passkey"
  FOR EACH ROW EXECUTE FUNCTION "gatehouse_second_factor_changed"();
--> statement-breakpoint
-- Back ends receive how strongly a session was authenticated, and until when its step-up counts.
CREATE OR REPLACE FUNCTION "gatehouse_session_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR is_now.expires_at <= now() THEN 'session.revoked ' || was.id || ' ' || was.user_id
        ELSE 'user.changed ' || was.user_id || ' sessions' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE is_now.id IS NULL OR is_now.expires_at < was.expires_at OR is_now.token <> was.token
      OR is_now.user_id <> was.user_id OR is_now.remembered <> was.remembered OR is_now.created_at <> was.created_at
      OR is_now.amr <> was.amr OR is_now.stepped_up_at IS DISTINCT FROM was.stepped_up_at
      OR is_now.second_factor_at IS DISTINCT FROM was.second_factor_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
-- A sign-in that waits for its second factor ends with whatever secures the account, by the service or by plain SQL. The
-- argument names the column that holds the user's id.
CREATE FUNCTION "gatehouse_end_pending_sign_ins"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "public"."pending_sign_in" WHERE user_id = to_jsonb(OLD) ->> TG_ARGV[0];
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_password_replaced" AFTER UPDATE OF "password" ON "account"
  FOR EACH ROW WHEN (OLD.password IS DISTINCT FROM NEW.password)
  EXECUTE FUNCTION "gatehouse_end_pending_sign_ins"('user_id');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_two_factor_removed" AFTER DELETE ON "two_factor"
  FOR EACH ROW EXECUTE FUNCTION "gatehouse_end_pending_sign_ins"('user_id');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_refused" AFTER UPDATE OF "disabled_at", "deletion_due_at" ON "user"
  FOR EACH ROW WHEN ((OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)
    OR (OLD.deletion_due_at IS NULL AND NEW.deletion_due_at IS NOT NULL))
  EXECUTE FUNCTION "gatehouse_end_pending_sign_ins"('id');
