CREATE TABLE "lasting_secret" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sealed" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lasting_secret_only" CHECK ("lasting_secret"."only")
);
