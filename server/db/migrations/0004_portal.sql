CREATE TABLE "avatar" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"data" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "avatar_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "deletion_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "avatar" ADD CONSTRAINT "avatar_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_deletion_due_at_idx" ON "user" USING btree ("deletion_due_at") WHERE deletion_due_at is not null;--> statement-breakpoint
-- While a deletion is pending back ends are refused, which they are told as of a ban.
CREATE OR REPLACE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR (was.disabled_at IS NULL AND is_now.disabled_at IS NOT NULL)
          OR (was.deletion_due_at IS NULL AND is_now.deletion_due_at IS NOT NULL)
        THEN 'user.revoked ' || was.id ELSE 'user.changed ' || was.id || ' user' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE (was.id, was.email, was.email_verified, was.name, was.image, was.disabled_at, was.deletion_due_at, was.created_at)
      IS DISTINCT FROM (is_now.id, is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.disabled_at,
        is_now.deletion_due_at, is_now.created_at);
  RETURN NULL;
END $$;
