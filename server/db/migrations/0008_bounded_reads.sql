CREATE INDEX "mail_user_id_idx" ON "mail" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "activity_user_id_kind_ok_id_idx" ON "activity" USING btree ("user_id","kind","ok","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "email_change_created_at_idx" ON "email_change" USING btree ("created_at");