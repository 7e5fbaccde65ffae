ALTER TABLE "operator_recovery" ADD COLUMN "is_stolen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_recovery" ADD COLUMN "lifts_ban" boolean DEFAULT false NOT NULL;