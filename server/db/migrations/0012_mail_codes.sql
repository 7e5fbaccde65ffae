CREATE TABLE "mail_code" (
	"browser_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"link_id" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_code" ADD CONSTRAINT "mail_code_link_id_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."link"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_code_link_id_idx" ON "mail_code" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "mail_code_expires_at_idx" ON "mail_code" USING btree ("expires_at");