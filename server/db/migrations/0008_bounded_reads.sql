DROP INDEX "activity_user_id_id_idx";--> statement-breakpoint
CREATE INDEX "mail_user_id_idx" ON "mail" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "activity_user_id_idx" ON "activity" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "activity_user_id_kind_idx" ON "activity" USING btree ("user_id","kind","ok","id");--> statement-breakpoint
CREATE INDEX "email_change_created_at_idx" ON "email_change" USING btree ("created_at");