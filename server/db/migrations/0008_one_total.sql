DROP INDEX "attempt_account_key_idx";--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "trusted_blocked_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempt" DROP COLUMN "account_key";