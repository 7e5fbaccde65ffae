import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { generate } from 'otplib';
import { authUrl } from '../shared/paths.ts';

