export default {
  lessons: ['robots', 'topics', 'frames', 'feedback', 'practice'],
};
