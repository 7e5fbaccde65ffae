import { z } from 'zod/mini';
import { field, setOf } from './profile-field.ts';

// The questions that people answer right after sign-up. These are the questions of a robotics course. Replace them
// with your own, or leave `questions` empty to ask nothing. docs/profile.md shows both.

/** Follows the service's name above the questions: '<name> asks …'. */
export const WHY_ASKED = 'so that lessons fit you';

const SOFTWARE = ['python', 'ros2', 'cpp', 'pytorch', 'llm'] as const;
const HARDWARE = ['jetson', 'realsense', 'unitree'] as const;

export const questions = {
  softwareBackground: field({
    schema: setOf(SOFTWARE),
    default: [],
    label: 'Software background',
    hint: 'What have you worked with? Choose any.',
    control: {
      kind: 'choices',
      options: [
        { value: 'python', label: 'Python' },
        { value: 'ros2', label: 'ROS 2' },
        { value: 'cpp', label: 'C++' },
        { value: 'pytorch', label: 'PyTorch' },
        { value: 'llm', label: 'Language models' },
      ],
    },
    askAtSignUp: true,
  }),
  hardwareAccess: field({
    schema: setOf(HARDWARE),
    default: [],
    label: 'Hardware access',
    hint: 'What can you get your hands on? Choose any.',
    control: {
      kind: 'choices',
      options: [
        { value: 'jetson', label: 'NVIDIA Jetson' },
        { value: 'realsense', label: 'Intel RealSense' },
        { value: 'unitree', label: 'Unitree robot' },
      ],
    },
    askAtSignUp: true,
  }),
  experienceLevel: field({
    schema: z.nullable(
      z
        .int('Choose a level from 1 to 5.')
        .check(z.minimum(1, 'Choose a level from 1 to 5.'), z.maximum(5, 'Choose a level from 1 to 5.')),
    ),
    default: null,
    label: 'Experience level',
    hint: 'How much have you done with robots so far?',
    control: {
      kind: 'scale',
      options: [
        { value: 1, label: 'New to it' },
        { value: 2, label: 'Beginner' },
        { value: 3, label: 'Intermediate' },
        { value: 4, label: 'Advanced' },
        { value: 5, label: 'Expert' },
      ],
    },
    askAtSignUp: true,
    completes: true,
  }),
};
