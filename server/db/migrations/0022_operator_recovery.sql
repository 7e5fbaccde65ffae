CREATE TABLE "operator_recovery" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"new_email" text,
	"with_passkeys" boolean DEFAULT false NOT NULL,
	"actor" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "operator_recovery_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
ALTER TABLE "operator_recovery" ADD CONSTRAINT "operator_recovery_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_recovery_ready_at_idx" ON "operator_recovery" USING btree ("ready_at");--> statement-breakpoint
CREATE INDEX "operator_recovery_expires_at_idx" ON "operator_recovery" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_failed_idx" ON "mail" USING btree ("created_at") WHERE sent_at is null and (last_error is not null or given_up_at is not null);