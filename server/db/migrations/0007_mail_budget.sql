CREATE TABLE "mail_budget" (
	"recipient" text PRIMARY KEY NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"counts" jsonb NOT NULL,
	"summary_id" text
);
--> statement-breakpoint
CREATE INDEX "mail_budget_ends_at_idx" ON "mail_budget" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "mail_user_id_idx" ON "mail" USING btree ("user_id");