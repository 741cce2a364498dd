export const whole = (value: number) => Math.round(value).toLocaleString('en');
export const perSecond = (value: number) => `${whole(value)}/s`;
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
