CREATE TABLE "oauth_access_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"grant_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oauth_code" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"client_id" text NOT NULL,
	"redirect_uri" text NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oauth_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"client_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"refresh_hash" text,
	"key_thumbprint" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "oauth_grant_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "oauth_grant_refresh_hash_unique" UNIQUE("refresh_hash")
);
--> statement-breakpoint
CREATE TABLE "oauth_proof" (
	"proof_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "site" text;--> statement-breakpoint
ALTER TABLE "oauth_access_token" ADD CONSTRAINT "oauth_access_token_grant_id_oauth_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."oauth_grant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_code" ADD CONSTRAINT "oauth_code_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_grant" ADD CONSTRAINT "oauth_grant_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oauth_access_token_grant_id_idx" ON "oauth_access_token" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "oauth_access_token_expires_at_idx" ON "oauth_access_token" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_code_session_id_idx" ON "oauth_code" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "oauth_code_expires_at_idx" ON "oauth_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_grant_session_id_idx" ON "oauth_grant" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "oauth_grant_expires_at_idx" ON "oauth_grant" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_proof_expires_at_idx" ON "oauth_proof" USING btree ("expires_at");--> statement-breakpoint
-- A grant that ends alone makes answers in memory wrong. When the session ends, the session's own trigger announces it:
-- then the session is already deleted here, and the join finds nothing.
CREATE FUNCTION "gatehouse_grant_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(array_agg(DISTINCT 'user.changed ' || s.user_id || ' sessions'))
    FROM gone JOIN "public"."session" s ON s.id = gone.session_id
    WHERE gone.refresh_hash IS NOT NULL OR gone.expires_at > now() - interval '10 minutes'; -- the cleanup job's are no news
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_grant_deleted" AFTER DELETE ON "oauth_grant"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_grant_deleted"();
--> statement-breakpoint
-- A new grant is news for open pages that list the sites of a session.
CREATE FUNCTION "gatehouse_grant_created"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM is_now) <= 1000 THEN
    PERFORM pg_notify('gatehouse', 'session.created ' || s.user_id)
      FROM (SELECT DISTINCT session_id FROM is_now) AS one JOIN "public"."session" s ON s.id = one.session_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_grant_created" AFTER INSERT ON "oauth_grant"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_grant_created"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "oauth_grant" EXECUTE FUNCTION "gatehouse_truncated"();
